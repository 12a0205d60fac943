#include "ui/models/exchange_marks.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView key("markedRequests");

} // namespace

void ExchangeMarks::keepIn(QSettings &settings)
{
    m_settings = &settings;
    m_ids.clear();
    for (const QString &id : settings.value(key).toStringList()) m_ids.append(id.toUtf8());
    m_known = QSet<QByteArray>(m_ids.cbegin(), m_ids.cend());
    Q_EMIT changed();
}

void ExchangeMarks::set(const std::string &id, bool marked)
{
    if (marked == contains(id)) return;
    const QByteArray bytes = QByteArray::fromStdString(id);
    if (marked) {
        m_ids.append(bytes);
        m_known.insert(bytes);
        if (m_ids.size() > maxMarks) m_known.remove(m_ids.takeFirst());
    } else {
        m_ids.removeOne(bytes);
        m_known.remove(bytes);
    }
    if (m_settings) {
        QStringList kept;
        for (const QByteArray &marks : std::as_const(m_ids)) kept.append(QString::fromUtf8(marks));
        m_settings->setValue(key, kept);
    }
    Q_EMIT changed();
}

std::vector<std::string> ExchangeMarks::ids() const
{
    std::vector<std::string> all;
    all.reserve(static_cast<std::size_t>(m_ids.size()));
    for (const QByteArray &id : m_ids) all.push_back(id.toStdString());
    return all;
}

} // namespace ccr::ui
