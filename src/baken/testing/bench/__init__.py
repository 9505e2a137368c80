"""`baken bench`: what Baken costs, measured on the product as it is: real processes, real HTTP, policies and logging on."""
