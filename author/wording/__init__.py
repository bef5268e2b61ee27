"""Words with variables: templates, comparisons, marks of figures."""
