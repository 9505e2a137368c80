"""The pages of the plan: to read for who may, to review and evaluate for the adviser, to adopt for the raad."""
