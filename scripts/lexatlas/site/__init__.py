"""The site: records to Markdown pages, and Markdown to a folder of static files."""
