"""Sentences read into claims: amounts, rates, shares and counts, bound to what they are about by the words around them."""
