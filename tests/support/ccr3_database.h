#pragma once

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUuid>

namespace ccr::testing {

/// config.sqlite as Claude Code Router 3.1 makes it, and open as it is while that program runs.
class Ccr3Database
{
public:
    explicit Ccr3Database(const QString &config, const QString &path = {})
        : m_path(path.isEmpty() ? m_dir.filePath(QStringLiteral("config.sqlite")) : path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
        database.setDatabaseName(m_path);
        if (!database.open()) qFatal("no database");
        for (
            const char *statement :
            {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", "PRAGMA wal_autocheckpoint = 0",
             "CREATE TABLE app_config (key TEXT PRIMARY KEY, value_json TEXT NOT NULL, updated_at TEXT NOT NULL)",
             "CREATE TABLE api_keys (id TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', encrypted_key TEXT NOT NULL, encryption TEXT NOT "
             "NULL DEFAULT 'plain', created_at TEXT NOT NULL, expires_at TEXT NOT NULL DEFAULT '', limits_json TEXT NOT NULL DEFAULT '')",
             "CREATE INDEX api_keys_created_at_idx ON api_keys(created_at)",
             "CREATE TABLE config_schema_migrations (id TEXT PRIMARY KEY, applied_at TEXT NOT NULL, details_json TEXT NOT NULL DEFAULT '')",
             "CREATE TABLE runtime_state (key TEXT PRIMARY KEY, value_json TEXT NOT NULL, updated_at TEXT NOT NULL)",
             "CREATE TABLE legacy_storage_backups (id TEXT PRIMARY KEY, source_path TEXT NOT NULL, source_kind TEXT NOT NULL, sha256 TEXT "
             "NOT NULL, content BLOB NOT NULL, archived_at TEXT NOT NULL)",
             "CREATE TABLE legacy_storage_cleanup (source_path TEXT PRIMARY KEY, source_kind TEXT NOT NULL, sha256 TEXT NOT NULL, "
             "queued_at TEXT NOT NULL)",
             "INSERT INTO config_schema_migrations VALUES ('legacy-storage-backup-dedup-v1', '2026-08-01T00:00:00.000Z', ''), "
             "('legacy-storage-cleanup-queue-v1', '2026-08-01T00:00:00.000Z', ''), ('unified-config-store-v1', "
             "'2026-08-01T00:00:00.000Z', '{\"appConfigRows\":0}')",
             "INSERT INTO app_config VALUES ('onboardingFinishedAt', '\"2026-08-01T00:00:00.000Z\"', '2026-08-01T00:00:00.000Z')"})
            run(QString::fromLatin1(statement));
        setConfig(config);
    }
    ~Ccr3Database() { close(); }
    Ccr3Database(const Ccr3Database &) = delete;
    Ccr3Database &operator=(const Ccr3Database &) = delete;

    const QString &path() const { return m_path; }
    void setConfig(const QString &json) const
    {
        run(QStringLiteral("INSERT INTO app_config VALUES ('default', ?, '2026-08-01T00:00:00.000Z') ON CONFLICT(key) DO UPDATE SET "
                           "value_json = excluded.value_json"),
            {json});
    }
    void addKey(const QString &name, const QString &key, const QString &encryption = QStringLiteral("plain"),
                const QString &expiresAt = QStringLiteral("")) const
    {
        run(QStringLiteral("INSERT INTO api_keys (id, name, encrypted_key, encryption, created_at, expires_at) VALUES (?, ?, ?, ?, "
                           "'2026-08-01T00:00:00.000Z', ?)"),
            {QUuid::createUuid().toString(), name, key, encryption, expiresAt});
    }
    void run(const QString &statement, const QStringList &values = {}) const
    {
        QSqlQuery query(QSqlDatabase::database(m_connection));
        query.prepare(statement);
        for (const QString &value : values) query.addBindValue(value);
        if (!query.exec()) qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
    }
    /// That program ends.
    void close()
    {
        if (QSqlDatabase::contains(m_connection)) QSqlDatabase::database(m_connection, false).close();
        QSqlDatabase::removeDatabase(m_connection);
    }

private:
    QTemporaryDir m_dir;
    QString m_path;
    QString m_connection = QUuid::createUuid().toString();
};

} // namespace ccr::testing
