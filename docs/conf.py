from importlib.metadata import version as installed_version

project = "talkparse"
author = "The talkparse authors"
copyright = "2026, The talkparse authors"  # noqa: A001 -- the name that Sphinx reads
release = version = installed_version("talkparse")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["wide.css"]
html_title = f"talkparse {release}"
html_show_sourcelink = False

autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True, "exclude-members": "__init__, __new__"}
autodoc_typehints = "signature"
autodoc_class_signature = "separated"  # the fields below a class say what its constructor takes

# No inventory of the standard library is fetched, so its names are no links.
nitpick_ignore_regex = [
    ("py:.*", r"(datetime|date|collections|enum|typing|os|io|pathlib)(\..*)?"),
    ("py:.*", r"(FormatOptions|Paragraphs|Random|Row|Tier)"),  # aliases, and the standard library's random.Random
    ("py:.*", r"(Iterator|Iterable|Mapping|Callable|Any|StrEnum|TextIO|BinaryIO|IO|SupportsWrite)"),
]
