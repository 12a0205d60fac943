#include "proxy/config/config_env.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

bool isInContainer(const Environment &environment)
{
    return environment(u"DOCKERIZED"_s) == "true"_L1 || environment(u"CONTAINER"_s) == "true"_L1;
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
