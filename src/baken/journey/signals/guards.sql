-- signals: what the generated policies cannot say.

SET ROLE baken_gate;
-- An urgent act opens a phase of the signal it is about, by who did it and at that moment; an old one opens nothing.
CREATE OR REPLACE FUNCTION gate.urgent_act_is_about_the_signal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.urgent_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.privacy_urgentact u
         WHERE u.municipality = NEW.municipality AND u.id = NEW.urgent_id
           AND u.record = NEW.signal_id AND u.by = NEW."by" AND u.at = NEW.at)
    THEN
        RAISE EXCEPTION 'the urgent act is about something else' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;

-- Research asks only what check 1 allows.
CREATE OR REPLACE FUNCTION gate.research_stays_within_check_1() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.signals_privacycheck1 c
                    WHERE c.municipality = NEW.municipality AND c.id = NEW.check_1_id AND c.sources ? NEW.source)
    THEN
        RAISE EXCEPTION 'privacy check 1 does not name this source' USING ERRCODE = 'BK403';
    END IF;
    IF NEW.source NOT IN ('signals', 'dossiers') AND NOT EXISTS (
        SELECT FROM public.signals_hitdisclosure h
         WHERE h.municipality = NEW.municipality AND h.source = NEW.source AND h.kind = NEW.kind AND h."by" = NEW."by" AND h.at = NEW.at
           AND (h.known IS NULL OR h.known = NEW.known)) THEN
        RAISE EXCEPTION 'the answer of another controller is a disclosure, and stands written down' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;

-- A tip of M. (Meld Misdaad Anoniem) is never the only ground (brief B4). Is this signal nothing more than one? Something beside
-- it: a report that is no tip, a hit in an own register, or content that was confirmed.
CREATE OR REPLACE FUNCTION gate.only_a_tip(municipality text, signal uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.signals_signal s WHERE s.municipality = only_a_tip.municipality AND s.id = signal AND s.source = 'mma')
       AND NOT EXISTS (SELECT FROM public.signals_signalreport r WHERE r.municipality = only_a_tip.municipality AND r.signal_id = signal
                          AND NOT r.is_tip AND r.undone_at IS NULL)
       AND NOT EXISTS (SELECT FROM public.signals_sourceresearch r WHERE r.municipality = only_a_tip.municipality AND r.signal_id = signal AND r.known
                          AND r.asked_in IS DISTINCT FROM pg_current_xact_id_if_assigned()::text::bigint)
       AND NOT EXISTS (SELECT FROM public.signals_weighing w WHERE w.municipality = only_a_tip.municipality AND w.signal_id = signal
                          AND w.credibility IN ('confirmed', 'probable'))
$$;
-- A signal is used for an instrument only under a confirmed check 2B for that instrument (brief B5); later rooms ask it here.
CREATE OR REPLACE FUNCTION gate.may_be_used_for(municipality text, signal uuid, instrument text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT EXISTS (SELECT FROM public.signals_check2binstrument c
                     JOIN public.signals_checkconfirmation k ON k.municipality = c.municipality AND k.check_2b_id = c.id
                    WHERE c.municipality = may_be_used_for.municipality AND c.signal_id = signal AND c.instrument = may_be_used_for.instrument)
$$;
REVOKE ALL ON FUNCTION gate.may_be_used_for(text, uuid, text) FROM PUBLIC;
CREATE OR REPLACE FUNCTION gate.approach_is_more_than_a_tip() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.to_state = 'approach' AND NEW.urgent_id IS NULL AND gate.only_a_tip(NEW.municipality, NEW.signal_id) THEN
        RAISE EXCEPTION 'a tip alone grounds no approach' USING ERRCODE = 'BK422';
    END IF;
    RETURN NEW;
END $$;
-- Whether a report is a tip is read from the report, not from who links it; a link is undone once, by who acts.
CREATE OR REPLACE FUNCTION gate.link_is_what_it_is() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        NEW.is_tip := EXISTS (SELECT FROM public.intake_report r WHERE r.municipality = NEW.municipality AND r.id = NEW.report AND r.channel = 'mma');
        IF NEW."by" IS DISTINCT FROM gate.membership() OR NEW.undone_by IS NOT NULL THEN
            RAISE EXCEPTION 'who links is who acts' USING ERRCODE = 'BK403';
        END IF;
        IF EXISTS (SELECT FROM public.intake_report r WHERE r.municipality = NEW.municipality AND r.id = NEW.report AND r.about <> 'nobody') THEN
            RAISE EXCEPTION 'what goes round the team feeds no signal of the team' USING ERRCODE = 'BK403';
        END IF;
    ELSIF OLD.undone_by IS NOT NULL OR NEW.undone_by IS DISTINCT FROM gate.membership() THEN
        RAISE EXCEPTION 'a link is undone once, by who acts' USING ERRCODE = 'BK403';
    ELSE
        NEW.undone_at := gate.moment(NEW.undone_at);
    END IF;
    RETURN NEW;
END $$;
-- A check 2A is about one partner: what goes out goes to that one, and the step names it.
CREATE OR REPLACE FUNCTION gate.goes_to_whom_was_checked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.to_state = 'forwarded_externally' AND NEW.check_2a_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.signals_check2aparticipant c JOIN public.organisations_organisation o ON o.id = c.organisation_id
         WHERE c.municipality = NEW.municipality AND c.id = NEW.check_2a_id AND left(o.name, 160) = NEW.recipient) THEN
        RAISE EXCEPTION 'check 2A is about another partner' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.goes_to_whom_was_checked() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.goes_to_whom_was_checked() TO baken_owner;
REVOKE ALL ON FUNCTION gate.only_a_tip(text, uuid), gate.approach_is_more_than_a_tip(), gate.link_is_what_it_is() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.approach_is_more_than_a_tip(), gate.link_is_what_it_is() TO baken_owner;

-- A shorter term holds for what is kept already; what was acted on keeps the term of the Selectielijst. The same sum as `keep_until` in rules.py.
CREATE OR REPLACE FUNCTION gate.signals_follow_retention() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE term interval := make_interval(months => gate.adopted_months(NEW.schedule, 'signal'));
BEGIN
    UPDATE public.signals_signal s SET keep_until = t.until
      FROM (SELECT k.id, greatest(
                   CASE WHEN k.state IN ('investigation', 'preparing') THEN (k.last AT TIME ZONE 'Europe/Amsterdam')::date + term
                        ELSE (k.received_month + interval '1 month' - interval '1 day')::date + term END,
                   CASE WHEN k.state = 'closed' THEN (k.last AT TIME ZONE 'Europe/Amsterdam')::date + interval '3 months' END)::date AS until
              FROM (SELECT i.id, i.state, i.received_month, max(p.at) AS last, bool_or('approach' IN (p.from_state, p.to_state)) AS acted_on
                      FROM public.signals_signal i JOIN public.signals_signalstep p ON p.municipality = i.municipality AND p.signal_id = i.id
                     WHERE i.municipality = NEW.municipality GROUP BY i.id, i.state, i.received_month) k
             WHERE NOT k.acted_on) t
     WHERE s.municipality = NEW.municipality AND s.id = t.id AND t.until < s.keep_until;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION gate.signals_follow_retention() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.signals_follow_retention() TO baken_owner;

-- A mark is written before anybody looked by it. The signal is locked first, so that neither a check that is being made nor an old view
-- of the table lets one slip in behind privacy check 1.
CREATE OR REPLACE FUNCTION gate.marks_come_before_the_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM FROM public.signals_signal s WHERE s.municipality = NEW.municipality AND s.id = NEW.signal_id FOR UPDATE;
    IF current_setting('transaction_isolation') <> 'read committed' OR EXISTS (
        SELECT FROM public.signals_privacycheck1 c WHERE c.municipality = NEW.municipality AND c.signal_id = NEW.signal_id) THEN
        RAISE EXCEPTION 'a mark is written before privacy check 1' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.marks_come_before_the_check() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.marks_come_before_the_check() TO baken_owner;

-- The second pair of eyes belongs to somebody else, not to another role of the author.
CREATE OR REPLACE FUNCTION gate.confirmed_by_another_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT gate.two_people(NEW.author, NEW."by") THEN
        RAISE EXCEPTION 'another person confirms' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
-- The municipality's own registers write their answer themselves (`known.*`); a page writes down only what a register outside said.
-- In which transaction it was asked is kept, because an answer is read in a next one.
CREATE OR REPLACE FUNCTION gate.answer_is_the_registers() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF current_user <> 'baken_gate' AND to_jsonb(NEW) ->> 'source' IN ('signals', 'dossiers', 'permits') THEN
        RAISE EXCEPTION 'a register writes its answer itself; stands written down nowhere else' USING ERRCODE = 'BK403';
    END IF;
    NEW.asked_in := pg_current_xact_id()::text::bigint;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION gate.answer_is_the_registers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gate.answer_is_the_registers() TO baken_owner;
RESET ROLE;
CREATE OR REPLACE TRIGGER marks_come_before_the_check BEFORE INSERT ON signals_signalkey
    FOR EACH ROW EXECUTE FUNCTION gate.marks_come_before_the_check();
CREATE OR REPLACE TRIGGER answer_is_the_registers BEFORE INSERT ON signals_sourceresearch
    FOR EACH ROW EXECUTE FUNCTION gate.answer_is_the_registers();
CREATE OR REPLACE TRIGGER answer_is_the_registers BEFORE INSERT ON signals_hitdisclosure
    FOR EACH ROW EXECUTE FUNCTION gate.answer_is_the_registers();
CREATE OR REPLACE TRIGGER signals_follow_retention AFTER INSERT OR UPDATE OF applied_on ON privacy_retentionadoption
    FOR EACH ROW WHEN (NEW.applied_on IS NOT NULL) EXECUTE FUNCTION gate.signals_follow_retention();
CREATE OR REPLACE TRIGGER confirmed_by_another_person BEFORE INSERT ON signals_checkconfirmation
    FOR EACH ROW EXECUTE FUNCTION gate.confirmed_by_another_person();
CREATE OR REPLACE TRIGGER urgent_act_is_about_the_signal BEFORE INSERT ON signals_signalstep
    FOR EACH ROW EXECUTE FUNCTION gate.urgent_act_is_about_the_signal();
CREATE OR REPLACE TRIGGER approach_is_more_than_a_tip BEFORE INSERT ON signals_signalstep
    FOR EACH ROW EXECUTE FUNCTION gate.approach_is_more_than_a_tip();
CREATE OR REPLACE TRIGGER goes_to_whom_was_checked BEFORE INSERT ON signals_signalstep
    FOR EACH ROW EXECUTE FUNCTION gate.goes_to_whom_was_checked();
CREATE OR REPLACE TRIGGER link_is_what_it_is BEFORE INSERT OR UPDATE OF undone_by, undone_at ON signals_signalreport
    FOR EACH ROW EXECUTE FUNCTION gate.link_is_what_it_is();
CREATE OR REPLACE TRIGGER research_stays_within_check_1 BEFORE INSERT ON signals_sourceresearch
    FOR EACH ROW WHEN (NEW.source NOT IN ('signals', 'dossiers'))  -- those write their answer themselves, when `known.allowed` let them
    EXECUTE FUNCTION gate.research_stays_within_check_1();

-- Blind match: is what this signal is about known there? Yes or no per kind of key. Each register offers `known.<room>`; only
-- a weigher with a check 1 that names the register gets an answer, about the own municipality, and never about the signal itself.
SET ROLE baken_gate;
CREATE OR REPLACE FUNCTION known.allowed(check_1 uuid, source text, OUT signal uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    SELECT c.signal_id INTO signal
      FROM public.signals_privacycheck1 c JOIN public.signals_signal s ON s.municipality = c.municipality AND s.id = c.signal_id
     WHERE c.municipality = gate.municipality() AND c.id = check_1 AND c.sources ? allowed.source
       AND gate.acting_as('weigher:weigh_signals', 'safety_adviser:weigh_signals', 'lawyer:weigh_signals')
       AND s.organ = ANY (gate.organs()) AND s.state = 'investigation'
       AND NOT EXISTS (SELECT FROM public.signals_privacycheck1 later WHERE later.municipality = c.municipality
                          AND later.signal_id = c.signal_id AND (later.at, later.id) > (c.at, c.id))
       AND c.at <> transaction_timestamp();  -- it stands: time and pages read tell an answer too, and a check made here could be taken back
    IF signal IS NULL THEN
        RAISE EXCEPTION 'no privacy check 1 of a signal in research names this source' USING ERRCODE = 'BK403';
    END IF;
END $$;
REVOKE ALL ON FUNCTION known.allowed(uuid, text) FROM PUBLIC;
-- The answer is written by the register itself, and by nobody read before this transaction is over (`asked_in`): so that it cannot be
-- learned under a savepoint and its line taken back. Returns with how many kinds of key was asked; that says nothing about the answer.
CREATE OR REPLACE FUNCTION known.write_answer(check_1 uuid, source text, kind text, known boolean, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO public.signals_sourceresearch (id, municipality, organ, signal_id, check_1_id, source, kind, known, "by", at, asked_in)
    SELECT uuidv7(), c.municipality, c.organ, c.signal_id, c.id, write_answer.source, write_answer.kind, write_answer.known,
           gate.membership(), write_answer.at, 0
      FROM public.signals_privacycheck1 c WHERE c.municipality = gate.municipality() AND c.id = check_1
$$;
DROP FUNCTION IF EXISTS known.signals(uuid);
CREATE OR REPLACE FUNCTION known.signals(check_1 uuid, at timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE asking uuid := known.allowed(check_1, 'signals'); organs text[] := gate.organs(); here text := gate.municipality(); asked int;
BEGIN
    INSERT INTO public.signals_sourceresearch (id, municipality, organ, signal_id, check_1_id, source, kind, known, "by", at, asked_in)
    SELECT uuidv7(), here, min(k.organ), asking, signals.check_1, 'signals', k.kind, bool_or(EXISTS (
            SELECT FROM public.signals_signalkey other
             WHERE other.municipality = here AND other.organ = ANY (organs)
               AND other.digest = ANY (CASE WHEN k.kind IN ('address', 'bag') THEN known.written_as(here, k.kind, k.digest) ELSE ARRAY[k.digest] END)
               AND other.signal_id <> asking)), gate.membership(), signals.at, 0
      FROM public.signals_signalkey k WHERE k.municipality = here AND k.signal_id = asking GROUP BY k.kind;
    GET DIAGNOSTICS asked = ROW_COUNT;
    RETURN asked;
END $$;

-- Between two controllers a yes or no is itself a disclosure: somebody there answers for the register, on a ground, and
-- what went over is written down here, where neither side can leave it out. Nobody named: nothing is asked.
CREATE OR REPLACE FUNCTION known.answers_for(source text, OUT owner uuid, OUT ground text, OUT purpose text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    SELECT o.owner, o.ground, o.purpose INTO owner, ground, purpose FROM public.signals_sourceowner o
     WHERE o.municipality = gate.municipality() AND o.source = answers_for.source AND o.valid_from <= gate.today()
       AND (o.valid_until IS NULL OR o.valid_until >= gate.today())
       AND gate.works_here(o.municipality, o.owner)  -- who left answers for nothing any more
     ORDER BY o.valid_from DESC, o.id DESC LIMIT 1;
    IF owner IS NULL THEN
        RAISE EXCEPTION 'nobody answers for this source' USING ERRCODE = 'BK403';
    END IF;
END $$;
CREATE OR REPLACE FUNCTION known.write_down(asking uuid, source text, kind text, known boolean, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE side record := known.answers_for(write_down.source);
BEGIN
    INSERT INTO public.signals_hitdisclosure (id, municipality, organ, source, kind, known, ground, purpose, owner, "by", at, asked_in)
    SELECT uuidv7(), s.municipality, s.organ, write_down.source, write_down.kind, write_down.known, side.ground, side.purpose, side.owner,
           gate.membership(), write_down.at, 0
      FROM public.signals_signal s WHERE s.municipality = gate.municipality() AND s.id = asking;
END $$;
DO $$ BEGIN
    IF pg_get_function_result(to_regprocedure('known.permits(uuid, timestamptz)')) LIKE 'TABLE%' THEN DROP FUNCTION known.permits(uuid, timestamptz); END IF;
END $$;
CREATE OR REPLACE FUNCTION known.permits(check_1 uuid, at timestamptz) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE asking uuid := known.allowed(check_1, 'permits'); one record; asked int := 0;
BEGIN
    PERFORM known.answers_for('permits');
    FOR one IN SELECT k.kind, bool_or(EXISTS (
            SELECT FROM public.subjects_permitkey p
             WHERE p.municipality = k.municipality AND p.digest = ANY (known.written_as(k.municipality, k.kind, k.digest)))) AS known
          FROM public.signals_signalkey k
         WHERE k.municipality = gate.municipality() AND k.signal_id = asking AND k.kind IN ('address', 'bag', 'kvk', 'person')
         GROUP BY k.kind
    LOOP
        PERFORM known.write_down(asking, 'permits', one.kind, one.known, at);
        PERFORM known.write_answer(check_1, 'permits', one.kind, one.known, at);
        asked := asked + 1;
    END LOOP;
    RETURN asked;
END $$;
-- A register outside is asked in clear, so only about what stands at the signal: the typed value must give that very key.
CREATE OR REPLACE FUNCTION known.ask_outside(check_1 uuid, source text, kind text, digest text, at timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE asking uuid := known.allowed(check_1, ask_outside.source);
BEGIN
    IF (ask_outside.source, ask_outside.kind) NOT IN (('kvk', 'kvk'), ('bag', 'address'), ('bag', 'bag'), ('brp', 'person')) THEN
        RAISE EXCEPTION 'this source is not asked by this kind' USING ERRCODE = 'BK403';
    ELSIF NOT EXISTS (SELECT FROM public.signals_signalkey k WHERE k.municipality = gate.municipality()
                         AND k.signal_id = asking AND k.kind = ask_outside.kind AND k.digest = ask_outside.digest) THEN
        RAISE EXCEPTION 'the signal is not about this' USING ERRCODE = 'BK422';
    END IF;
    PERFORM known.write_down(asking, source, kind, NULL, at);
END $$;
-- What the register of addresses said: this number and this address are the same. The hashes are made by the program that asked, so the
-- database trusts them as little as it can: only in the very transaction in which the register was asked, only about a key of this signal
-- by which it was asked (or what was just said to be the same), the first time it knew it, and no more than one building can have.
CREATE OR REPLACE FUNCTION known.remember_same_address(check_1 uuid, address text, bag text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE asking uuid := known.allowed(check_1, 'bag'); here text := gate.municipality(); now_in bigint := pg_current_xact_id()::text::bigint;
BEGIN
    IF EXISTS (SELECT FROM public.signals_sourceresearch r
                WHERE r.municipality = here AND r.signal_id = asking AND r.source = 'bag' AND r.known AND r.asked_in <> now_in) THEN
        RETURN;
    ELSIF NOT EXISTS (SELECT FROM public.signals_sourceresearch r
                      JOIN public.signals_signalkey k ON k.municipality = r.municipality AND k.signal_id = r.signal_id AND k.kind = r.kind
                    WHERE r.municipality = here AND r.signal_id = asking AND r.source = 'bag' AND r.known AND r.asked_in = now_in
                      AND ARRAY[remember_same_address.address, remember_same_address.bag] && known.written_as(here, k.kind, k.digest)) THEN
        RAISE EXCEPTION 'the register of addresses was not asked about this' USING ERRCODE = 'BK403';
    ELSIF (SELECT count(*) FROM known.same_address s WHERE s.municipality = here AND s.asked_in = now_in) >= 20 THEN
        RETURN;
    END IF;
    DELETE FROM known.same_address s WHERE s.municipality = here AND s.since < gate.today() - 365;
    INSERT INTO known.same_address (municipality, address, bag, asked_in)
    VALUES (here, remember_same_address.address, remember_same_address.bag, now_in)
    ON CONFLICT ON CONSTRAINT same_address_pkey DO UPDATE SET since = current_date, asked_in = now_in;
END $$;
REVOKE ALL ON FUNCTION known.signals(uuid, timestamptz), known.write_answer(uuid, text, text, boolean, timestamptz),
    known.remember_same_address(uuid, text, text), known.answers_for(text), known.write_down(uuid, text, text, boolean, timestamptz),
    known.permits(uuid, timestamptz), known.ask_outside(uuid, text, text, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known.signals(uuid, timestamptz), known.permits(uuid, timestamptz), known.remember_same_address(uuid, text, text),
    known.ask_outside(uuid, text, text, text, timestamptz) TO baken_app;

-- Known there, and the weigher wants to know more: the owner of what matched gets the question, and not the signal.
-- Each register that may tell hangs its own owners here (dossiers/guards.sql does); the asker cannot see whom, or how many.
CREATE OR REPLACE FUNCTION known.address_question(question uuid, owner uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO public.signals_sourceaddressee
        (id, municipality, organ, question, source, kind, purpose, ground, why, owner, "by", at)
    SELECT uuidv7(), q.municipality, q.organ, q.id, r.source, r.kind, c.purpose, c.ground, q.why, address_question.owner, q."by", q.at
      FROM public.signals_sourcequestion q
      JOIN public.signals_sourceresearch r ON r.municipality = q.municipality AND r.id = q.research_id
      JOIN public.signals_privacycheck1 c ON c.municipality = r.municipality AND c.id = r.check_1_id
     WHERE q.id = question
$$;
CREATE OR REPLACE FUNCTION gate.question_follows_a_hit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM public.signals_sourceresearch r JOIN public.signals_signal s ON s.municipality = r.municipality AND s.id = r.signal_id
         WHERE r.municipality = NEW.municipality AND r.id = NEW.research_id AND r.signal_id = NEW.signal_id AND r.known
           AND r.source IN ('dossiers', 'permits') AND s.state = 'investigation') THEN
        RAISE EXCEPTION 'only a yes of an own register, in research, is asked further' USING ERRCODE = 'BK403';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION gate.permit_owner_is_asked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM public.signals_sourceresearch r
                WHERE r.municipality = NEW.municipality AND r.id = NEW.research_id AND r.source = 'permits') THEN
        PERFORM known.address_question(NEW.id, (known.answers_for('permits')).owner);
    END IF;
    RETURN NULL;
END $$;
-- The owner answers for themselves, once, and only as long as the signal is being looked into.
CREATE OR REPLACE FUNCTION gate.answer_is_the_owners() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    SELECT a.question INTO NEW.question FROM public.signals_sourceaddressee a
     WHERE a.municipality = NEW.municipality AND a.id = NEW.addressee_id AND a.owner = NEW."by" AND a.owner = gate.membership();
    IF NEW.question IS NULL THEN
        RAISE EXCEPTION 'this was not asked of you' USING ERRCODE = 'BK403';
    END IF;
    IF NEW.disclosed AND NOT EXISTS (
        SELECT FROM public.signals_sourcequestion q JOIN public.signals_signal s ON s.municipality = q.municipality AND s.id = q.signal_id
         WHERE q.municipality = NEW.municipality AND q.id = NEW.question AND s.state IN ('investigation', 'preparing')) THEN
        RAISE EXCEPTION 'the research for which this was asked is over' USING ERRCODE = 'BK409';
    END IF;
    RETURN NEW;
END $$;
-- What matched, shown to the owner who is asked and to nobody else.
CREATE OR REPLACE FUNCTION known.asked_about(addressee uuid, source text) RETURNS TABLE (kind text, digest text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT k.kind::text, k.digest::text
      FROM public.signals_sourceaddressee a
      JOIN public.signals_sourcequestion q ON q.municipality = a.municipality AND q.id = a.question
      JOIN public.signals_signalkey k ON k.municipality = a.municipality AND k.signal_id = q.signal_id AND k.kind = a.kind
     WHERE a.municipality = gate.municipality() AND a.id = addressee AND a.source = asked_about.source
       AND a.owner = gate.membership() AND gate.activity() = 'answer_for_source'
$$;
CREATE OR REPLACE FUNCTION known.matching_permits(addressee uuid) RETURNS TABLE (what text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT DISTINCT concat_ws(', ', p.kind, p.number, nullif(p.holder, ''), 'tot en met ' || to_char(p.ends_on, 'DD-MM-YYYY'))
      FROM known.asked_about(addressee, 'permits') asked
      JOIN public.subjects_permitkey k ON k.municipality = gate.municipality() AND k.kind = asked.kind AND k.digest = asked.digest
      JOIN public.subjects_permit p ON p.municipality = k.municipality AND p.id = k.permit_id
$$;
REVOKE ALL ON FUNCTION known.address_question(uuid, uuid), known.asked_about(uuid, text), known.matching_permits(uuid),
    gate.question_follows_a_hit(), gate.permit_owner_is_asked(), gate.answer_is_the_owners() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known.matching_permits(uuid) TO baken_app;
GRANT EXECUTE ON FUNCTION gate.question_follows_a_hit(), gate.permit_owner_is_asked(), gate.answer_is_the_owners() TO baken_owner;
-- The information position counts and loads nothing: one pass over the signals that the viewer may see, and their weighings.
CREATE OR REPLACE FUNCTION known.position(since date)
RETURNS TABLE (month date, source text, placed boolean, named boolean, concrete boolean, days int, count bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT s.received_month, s.source, s.place <> '' OR s.area <> '', s.phenomenon <> 'OVERIG', coalesce(w.concrete, false),
           CASE WHEN w.first_at IS NOT NULL THEN greatest(0, extract(day FROM w.first_at - s.opened_at))::int END, count(*)
      FROM public.signals_signal s
      LEFT JOIN (SELECT g.signal_id, bool_or(g.concreteness <> 'vague') AS concrete, min(g.at) AS first_at
                   FROM public.signals_weighing g WHERE g.municipality = gate.municipality() AND g.at >= position.since GROUP BY g.signal_id) w
        ON w.signal_id = s.id
     WHERE s.municipality = gate.municipality() AND s.organ = ANY (gate.organs()) AND s.received_month >= position.since
       AND gate.acting_as('weigher:weigh_signals', 'safety_adviser:weigh_signals', 'lawyer:weigh_signals')
     GROUP BY 1, 2, 3, 4, 5, 6
$$;
REVOKE ALL ON FUNCTION known.position(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known.position(date) TO baken_app;
RESET ROLE;
CREATE OR REPLACE TRIGGER follows_a_hit BEFORE INSERT ON signals_sourcequestion
    FOR EACH ROW EXECUTE FUNCTION gate.question_follows_a_hit();
CREATE OR REPLACE TRIGGER permit_owner_is_asked AFTER INSERT ON signals_sourcequestion
    FOR EACH ROW EXECUTE FUNCTION gate.permit_owner_is_asked();
CREATE OR REPLACE TRIGGER answer_is_the_owners BEFORE INSERT ON signals_sourceanswer
    FOR EACH ROW EXECUTE FUNCTION gate.answer_is_the_owners();
