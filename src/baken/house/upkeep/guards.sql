-- Jobs stand in PostgreSQL and carry ids only. The staff site may hand in a job; only the worker takes and changes them.
GRANT SELECT, INSERT ON procrastinate_jobs TO baken_app;
GRANT INSERT ON procrastinate_events TO baken_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO baken_worker;
GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq TO baken_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers TO baken_worker;
GRANT SELECT ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers, django_migrations TO baken_backup;
GRANT SELECT ON django_migrations TO baken_app, baken_worker;
-- A backup is whole, or it is none: pg_dump stops at the first table it may not read. Sessions stay out of it.
GRANT SELECT ON ALL TABLES IN SCHEMA public TO baken_backup;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO baken_backup;
REVOKE SELECT ON organisations_session FROM baken_backup;
