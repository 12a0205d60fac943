#pragma once

#include "proxy/dialect/tool_call_id.h"

#include <QRegularExpression>

namespace ccr::test {

/// Ids that a decoder makes up are random: they become call_#, with the signature inside them in clear.
inline QString withKnownIds(QString text)
{
    static const QRegularExpression id(QStringLiteral("call_[a-z0-9]{9,}(_gid_[A-Za-z0-9-]+)?(_sig_[A-Za-z0-9_-]+)?"));
    for (QRegularExpressionMatch match = id.match(text); match.hasMatch(); match = id.match(text)) {
        const std::string whole = match.captured().toStdString();
        const std::string given(proxy::givenToolCallId(whole));
        text.replace(match.capturedStart(), match.capturedLength(),
                     QStringLiteral("call_#") + QString::fromStdString((given.empty() ? given : given + '#') + proxy::signatureOf(whole)));
    }
    return text;
}

} // namespace ccr::test
