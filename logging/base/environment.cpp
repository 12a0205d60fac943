#include "logging/base/environment.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr {

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

} // namespace ccr
