"""Frames in, frames out: everything that decides a number, and nothing that shows one."""
