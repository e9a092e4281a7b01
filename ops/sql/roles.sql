-- The three roles of Infohouse, for the whole cluster. Run as its superuser; repeatable.
-- No role is a superuser or bypasses row security, and the two that serve own nothing.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['infohouse_owner', 'infohouse_web', 'infohouse_worker'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I', name);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT', name);
        -- A schema named after a role would be searched before public and could shadow a table or function.
        EXECUTE format('ALTER ROLE %I SET search_path = public', name);
    END LOOP;
END
$$;
-- A request that hangs must not hold its locks: gunicorn gives up after 30 seconds.
ALTER ROLE infohouse_web SET lock_timeout = '10s';
ALTER ROLE infohouse_web SET statement_timeout = '25s';
ALTER ROLE infohouse_worker SET lock_timeout = '10s';
ALTER ROLE infohouse_worker SET statement_timeout = '60s';
