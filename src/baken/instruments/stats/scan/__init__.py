"""Scan statistics: where, and since when, is there more than chance would put together?"""

from baken.instruments.stats.scan.clusters import Cluster, Scan, scan_permutation, scan_poisson

__all__ = ["Cluster", "Scan", "scan_permutation", "scan_poisson"]
