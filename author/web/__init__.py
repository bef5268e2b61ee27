"""Web pages: the one door to HTML, with its templates, its styles and its escaping."""
