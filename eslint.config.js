// The desk's scripts: plain scripts that Frappe serves and includes into each other, no modules and no build.
// CommonJS, so that pre-commit's own environment (NODE_PATH) provides what is required here.
const js = require("@eslint/js");
const globals = require("globals");

// What Frappe puts into every page of the desk. `cur_frm` is left out on purpose: a script is given its form.
const DESK = [
	"__",
	"cint",
	"flt",
	"format_currency",
	"format_number",
	"frappe",
	"locals",
	"moment",
	"open_url_post",
	"precision",
];

module.exports = [
	{ ignores: ["**/node_modules/**", "**/public/dist/**", ".venv/**"] },
	js.configs.recommended,
	{
		files: ["apps/**/*.js"],
		languageOptions: {
			ecmaVersion: 2022,
			sourceType: "script",
			globals: {
				...globals.browser,
				...globals.jquery,
				...Object.fromEntries(DESK.map((name) => [name, "readonly"])),
				sales_ops: "writable",
			},
		},
		rules: {
			eqeqeq: ["error", "always", { null: "ignore" }],
			"no-shadow": "error",
			"no-unused-expressions": "error",
			"no-var": "error",
			"object-shorthand": "error",
			"prefer-const": "error",
			"prefer-template": "error",
		},
	},
	{
		files: ["*.config.js"],
		languageOptions: { sourceType: "commonjs", globals: globals.node },
	},
];
