"""Tables of Statistics Netherlands and the police, fetched live: OData 3 and 4, page after page."""
