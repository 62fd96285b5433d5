"""The kinds of Property Change Application: each module checks, previews, executes and undoes its own."""
