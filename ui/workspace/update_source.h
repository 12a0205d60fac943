#pragma once

#include "logging/api/fetch_trouble.h"
#include "logging/base/phrase.h"

#include <QDateTime>
#include <QMap>
#include <QObject>
#include <QUrl>

#include <optional>

namespace ccr::ui {

/// A version that was announced.
struct AnnouncedVersion
{
    QString version;              ///< "1.2.0"
    QDate date;                   ///< invalid: not told
    QUrl page;                    ///< where it can be had; empty: not told
    QMap<QString, QString> notes; ///< what is new, by language: "en", "zh_CN"; plain text
};

struct UpdateState
{
    bool isChecking = false;
    QDateTime checked; ///< of the last answer; invalid: there was none
    logging::FetchTrouble trouble = logging::FetchTrouble::None;
    Phrase detail;                         ///< of the trouble
    std::optional<AnnouncedVersion> newer; ///< than this program
};

/// Knows whether there is a newer version than this one. Asks one address, once a week and only where the user has agreed, or when told
/// to. Installs nothing. GUI thread.
class UpdateSource : public QObject
{
    Q_OBJECT
public:
    static constexpr const char *weeklyKey = "updates/weekly"; ///< of the window's settings; false where nothing is set
    static constexpr const char *addressKey = "updates/address";

    using QObject::QObject;
    /// The one of the settings, else that of the package; empty: none.
    virtual QUrl address() const = 0;
    virtual const UpdateState &state() const = 0;
    /// Now, whatever the user has agreed to; nothing while it runs.
    virtual void check() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace ccr::ui
