"""The store of figures: DuckDB over Parquet, and the only place that speaks DuckDB.

* in: public files (CSV, JSON, Parquet, Excel, ODS, StatLine exports) and the counts that rooms offer;
* kept: one Parquet file per delivery under `$BAKEN_HOME/warehouse/`, listed in a manifest that is replaced whole;
* out: answers to named questions (`questions.sql`).

No person, address or free text about either ever enters (architecture, section 2.7): a row is area x phenomenon x
period, with its source, reference date and definition.
"""
