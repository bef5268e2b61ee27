"""kzauthor: from one structured file to a whole budget disclosure."""
