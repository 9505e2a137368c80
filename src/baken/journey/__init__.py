"""One room per step. A room pulls from the rooms before it and never pushes forward."""
