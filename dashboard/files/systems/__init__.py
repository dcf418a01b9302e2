"""What files say of the systems: each medium walks their declarations and knows none of them."""
