-- Years of work of many municipalities, by set-based inserts past the triggers (the session has session_replication_role =
-- replica); constraints and keys still hold. Indexes that hold no constraint are made again at the end.
-- Parameters: signals, municipalities, home_share (of the first municipality) and big_share (of the second).
SELECT setseed(0.42);
SET synchronous_commit = off;
SET maintenance_work_mem = '512MB';
SET work_mem = '256MB';

CREATE TEMP TABLE put_aside AS
SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
 WHERE i.indrelid IN ('intake_report'::regclass, 'signals_signal'::regclass, 'signals_signalreport'::regclass, 'signals_weighing'::regclass,
                      'signals_signalstep'::regclass, 'trail_accessline'::regclass)
   AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid);
DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM put_aside LOOP EXECUTE 'DROP INDEX ' || one.name; END LOOP; END $$;

INSERT INTO organisations_municipality (code, name, theme)
SELECT 'GM' || 7000 + n, 'Verzonnen gemeente ' || n, 'verzonnen' FROM generate_series(1, %(municipalities)s - 4) AS n;

CREATE TEMP TABLE town AS
SELECT code, row_number() OVER (ORDER BY code <> 'GM1509', code <> 'GM1876', code) AS number,
       coalesce((SELECT m.id FROM organisations_membership m WHERE m.municipality = code AND m.role = 'weigher' LIMIT 1), gen_random_uuid()) AS weigher
  FROM organisations_municipality;
CREATE TEMP TABLE neighbourhood AS
SELECT code, row_number() OVER () AS number FROM places_area WHERE municipality = 'GM1509' AND level = 'neighbourhood';

-- Three years of arrivals, municipalities mixed as in life. Of the last fiftieth half is still open (1 in 100 overall); 3 in 100 are kept.
CREATE TEMP TABLE arrival AS
SELECT uuidv7(at - clock_timestamp()) AS id, at, town.code AS municipality, town.weigher, chance, closing,
       CASE WHEN n > %(signals)s * 0.98 AND chance < 0.5
            THEN (ARRAY['received', 'received', 'intake', 'weighing', 'investigation'])[1 + floor(closing * 5)::int]
            WHEN chance > 0.97 THEN 'kept' ELSE 'closed' END AS state,
       CASE WHEN random() < 0.6 THEN gen_random_uuid() END AS report, random() AS checking
  FROM (SELECT n, now() - (%(signals)s - n) * interval '3 years' / %(signals)s AS at, random() AS chance, random() AS closing,
               CASE WHEN share < %(home_share)s THEN 1 WHEN share < %(home_share)s + %(big_share)s THEN 2
                    ELSE 3 + floor(random() * (%(municipalities)s - 2))::int END AS home
          FROM (SELECT n, random() AS share FROM generate_series(1, %(signals)s) AS n) AS numbered) AS drawn
  JOIN town ON town.number = drawn.home;
ANALYZE arrival;

INSERT INTO intake_report (municipality, organ, keep_until, id, received_on, channel, entrance, subject, area_code, identity, state, waiting_for, lookup, thread_key)
SELECT municipality, 'mayor', at::date + 365, report, at::date, 'web', 'suspicion',
       (ARRAY['drugs', 'exploitation', 'money', 'housing', 'unease'])[1 + floor(chance * 5)::int], '',
       (ARRAY['anonymous', 'confidential', 'known'])[1 + floor(closing * 3)::int],
       CASE state WHEN 'received' THEN 'received' ELSE 'closed' END, 'nobody', sha256(uuid_send(report)), sha256(uuid_send(id))
  FROM arrival WHERE report IS NOT NULL ORDER BY at;

INSERT INTO signals_signal (id, municipality, organ, keep_until, source, phenomenon, area, place, received_month, summary, opened_by, opened_at, state)
SELECT id, municipality, 'mayor', (now() + interval '1 year')::date, CASE WHEN report IS NULL THEN 'civil_servant' ELSE 'resident_web' END,
       (SELECT array_agg(code ORDER BY code) FROM phenomena_phenomenon WHERE municipality = '')[1 + floor(chance * 20)::int],
       coalesce((SELECT n.code FROM neighbourhood n WHERE n.number = 1 + floor(closing * 10)::int AND municipality = 'GM1509'), ''),
       'bij het terrein aan weg ' || floor(chance * 5000)::int, date_trunc('month', at)::date,
       repeat('Volgens een buurman staat de schuur vol en komen er elke avond andere auto''s. ', 1 + floor(closing * 6)::int), weigher, at, state
  FROM arrival ORDER BY at;

INSERT INTO signals_signalreport (id, municipality, organ, report, by, at, signal_id)
SELECT uuidv7(at - clock_timestamp()), municipality, 'mayor', report, weigher, at, id FROM arrival WHERE report IS NOT NULL ORDER BY at;

INSERT INTO signals_weighing (id, municipality, organ, number, reliability, credibility, concreteness, recency, seriousness, note, by, at, signal_id)
SELECT uuidv7(at - clock_timestamp()), municipality, 'mayor', 1, 'usually', 'possible', 'partly', 'recent', 'moderate', 'past in een patroon', weigher, at, id
  FROM arrival WHERE state IN ('kept', 'closed', 'investigation') ORDER BY at;

-- One in twelve was checked for research (privacy check 1); all that are under investigation were.
CREATE TEMP TABLE checked AS
SELECT uuidv7(at - clock_timestamp()) AS id, id AS signal, municipality, weigher, at
  FROM arrival WHERE state = 'investigation' OR state = 'closed' AND checking < 0.08;
ANALYZE checked;
INSERT INTO signals_privacycheck1 (id, municipality, organ, ground, necessity, proportionality, subsidiarity, at, purpose, sources, by, signal_id)
SELECT id, municipality, 'mayor', 'artikel 172 Gemeentewet', 'nodig', 'niet meer dan dit', 'geen lichter middel', at, 'zien of het bekend is',
       '["signals", "dossiers"]', weigher, signal FROM checked ORDER BY at;

INSERT INTO signals_signalstep (id, municipality, organ, from_state, to_state, by, at, seq, reason, result, recipient, review_on,
                                municipal_task, own_territory, check_1_id, signal_id)
SELECT uuidv7(a.at - clock_timestamp()), a.municipality, 'mayor', move.before, move.after, a.weigher, a.at, move.seq, 'na lezen van de stukken',
       CASE move.after WHEN 'closed' THEN 'no_action' ELSE '' END, '', CASE move.after WHEN 'kept' THEN (now() + interval '90 days')::date END,
       true, true, CASE move.after WHEN 'investigation' THEN c.id END, a.id
  FROM arrival a LEFT JOIN checked c ON c.signal = a.id
 CROSS JOIN LATERAL (VALUES (1, 'received', 'intake'), (2, 'intake', 'weighing'), (3, 'weighing', a.state)) AS move (seq, before, after)
 WHERE move.seq <= CASE a.state WHEN 'received' THEN 0 WHEN 'intake' THEN 1 WHEN 'weighing' THEN 2 ELSE 3 END ORDER BY a.at;

-- Dossiers of four checked signals each; one in ten is open.
CREATE TEMP TABLE bound AS
SELECT checked.*, md5(municipality || (place - 1) / 4)::uuid AS dossier
  FROM (SELECT *, row_number() OVER (PARTITION BY municipality ORDER BY at) AS place FROM checked) AS checked;
CREATE TEMP TABLE dossier AS
SELECT uuidv7(max(at) - clock_timestamp()) AS id, dossier AS old, municipality, min(weigher::text)::uuid AS weigher, max(at) AS at, random() < 0.1 AS is_open
  FROM bound GROUP BY dossier, municipality;
INSERT INTO dossiers_dossier (id, municipality, organ, keep_until, kind, title, purpose, ground, context, owner, area, place, postcode,
                              letter, addition, bag_id, opened_at, state)
SELECT id, municipality, 'mayor', (now() + interval '5 years')::date, 'location', 'Terrein ' || substr(id::text, 1, 8), 'zien of hier wordt ondermijnd',
       'artikel 13b Opiumwet', 'meerdere tips in korte tijd', weigher, '', 'bij het terrein', '', '', '', '', at,
       CASE WHEN is_open THEN 'open' ELSE 'closed' END FROM dossier ORDER BY at;
INSERT INTO dossiers_dossiersignal (id, municipality, organ, by, at, check_1_id, dossier_id, signal_id)
SELECT uuidv7(b.at - clock_timestamp()), b.municipality, 'mayor', b.weigher, b.at, b.id, d.id, b.signal
  FROM bound b JOIN dossier d ON d.old = b.dossier ORDER BY b.at;
INSERT INTO dossiers_dossiernote (id, municipality, organ, text, by, at, dossier_id)
SELECT uuidv7(at - clock_timestamp()), municipality, 'mayor', 'Langs geweest; de poort was dicht.', weigher, at + n * interval '1 day', id
  FROM dossier, generate_series(1, 3) AS n ORDER BY at;
INSERT INTO dossiers_dossierstep (id, municipality, organ, from_state, to_state, by, at, seq, reason, ending, dossier_id)
SELECT uuidv7(at - clock_timestamp()), municipality, 'mayor', 'open', 'closed', weigher, at + interval '9 days', 1, 'opgelost', 'solved', id
  FROM dossier WHERE NOT is_open ORDER BY at;

-- Somebody looked at each signal once.
INSERT INTO trail_accessline (xid, at, municipality, membership, role, activity, kind, source, records, page, reason)
SELECT 1, at, municipality, weigher, 'weigher', 'weigh_signals', 'look', 'signals_signal', ARRAY[id], 'signals:signal', '' FROM arrival ORDER BY at;

DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM put_aside LOOP EXECUTE one.definition; END LOOP; END $$;
