#pragma once

#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

namespace ccr::test {

/// A home folder of its own, in a folder whose name is hard on programs, with a port that the system chose, and `ccr` run in
/// it as a user does. Its router is stopped at the end.
class RouterHome
{
public:
    struct Outcome
    {
        int code = -1; ///< -1: it did not end in time, or crashed
        QByteArray output;
        QByteArray errors;
    };

    /// `program`: path of the executable `ccr`.
    explicit RouterHome(QString program);
    ~RouterHome();

    QString path(const QString &name = {}) const;
    quint16 port() const { return m_port; }
    QProcessEnvironment &environment() { return m_environment; }
    void write(const QString &name, const QByteArray &content, bool executable = false) const;
    QByteArray read(const QString &name) const;
    void writeConfig(const QByteArray &content) const { write(QStringLiteral(".claude-code-router/config.json"), content); }
    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;

    static quint16 freePort();

private:
    QString m_program;
    QTemporaryDir m_directory;
    QString m_home;
    quint16 m_port;
    QProcessEnvironment m_environment;
};

} // namespace ccr::test
