// Conventional commits, as the history has them: `feat(property-sales): what it does for whom`.
module.exports = {
	extends: [require.resolve("@commitlint/config-conventional")],
	rules: {
		"header-max-length": [2, "always", 120],
		"body-max-line-length": [2, "always", 120],
		"subject-case": [0], // names of documents keep their capitals
	},
};
