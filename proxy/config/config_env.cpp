#include "proxy/config/config_env.h"

#include <QProcessEnvironment>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

Environment processEnvironment()
{
    return [](const QString &name) { return qEnvironmentVariable(name.toLocal8Bit().constData()); };
}

QString interpolate(const QString &text, const Environment &environment, QStringList &missing)
{
    if (!text.contains(u'$')) return text;
    static const QRegularExpression variable(u"\\$\\{([^}]+)\\}|\\$([A-Z_][A-Z0-9_]*)"_s);
    QString out;
    qsizetype from = 0;
    for (auto match = variable.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        const QString name = found.captured(1).isEmpty() ? found.captured(2) : found.captured(1);
        const QString value = environment(name);
        out += QStringView(text).mid(from, found.capturedStart() - from);
        if (value.isEmpty()) {
            missing.append(name);
            out += found.captured();
        } else {
            out += value;
        }
        from = found.capturedEnd();
    }
    return out += QStringView(text).mid(from);
}

bool isSensitiveName(const QString &name)
{
    // "max_tokens" and "token_count" are numbers of tokens, and "keywords" are no keys.
    static const QRegularExpression sensitive(
        u"(?:^|[^a-z])(?:api|access|private|auth)?[_-]?(?:keys?|token|secret|password|passwd|pwd|authorization|cookie|credentials?)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression wordEnd(u"(?:Key|Keys|Token|Secret|Password|Credential|Credentials)$"_s);
    return sensitive.match(name).hasMatch() || wordEnd.match(name).hasMatch() || name.contains("secret"_L1, Qt::CaseInsensitive)
           || name.contains("password"_L1, Qt::CaseInsensitive) || name.endsWith("apikey"_L1, Qt::CaseInsensitive);
}

} // namespace ccr::proxy
