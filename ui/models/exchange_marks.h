#pragma once

#include <QObject>
#include <QSet>

#include <string>
#include <vector>

class QSettings;

namespace ccr::ui {

/// The exchanges that the user has marked, by id; kept in the settings, the newest 1000. GUI thread.
class ExchangeMarks final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype maxMarks = 1000;

    using QObject::QObject;

    /// From now on in these settings, which must outlive this.
    void keepIn(QSettings &settings);
    bool contains(const std::string &id) const { return m_known.contains(QByteArray::fromStdString(id)); }
    void set(const std::string &id, bool marked);
    std::vector<std::string> ids() const;

Q_SIGNALS:
    void changed();

private:
    QList<QByteArray> m_ids; ///< oldest mark first
    QSet<QByteArray> m_known;
    QSettings *m_settings = nullptr;
};

} // namespace ccr::ui
