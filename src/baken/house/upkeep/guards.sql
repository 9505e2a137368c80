-- The job queue: the staff site may put a job in, the worker takes it out. Jobs carry ids only (architecture section 3).
GRANT SELECT, INSERT ON procrastinate_jobs, procrastinate_events TO baken_app;
GRANT USAGE ON SEQUENCE procrastinate_jobs_id_seq, procrastinate_events_id_seq TO baken_app;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers TO baken_worker;
GRANT USAGE ON SEQUENCE
    procrastinate_jobs_id_seq, procrastinate_events_id_seq, procrastinate_periodic_defers_id_seq, procrastinate_workers_id_seq
    TO baken_worker;
