#include "app/import/provider_name.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

QString providerName(const QString &wanted, const QString &origin, const QStringList &taken)
{
    QString name = QString(wanted).replace(u',', u' ').simplified();
    if (name.isEmpty()) name = origin;
    if (taken.contains(name, Qt::CaseInsensitive)) name += u" ("_s + origin + u')';
    const QString first = name;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number) name = u"%1 %2"_s.arg(first).arg(number);
    return name;
}

} // namespace ccr::app
