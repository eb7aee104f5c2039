"""The cleaning rules, one file a rule; `builder.clean.table` holds their order."""
