"""The parts that screens are made of; attributes go down, messages come up."""
