#pragma once

#include <QString>
#include <QTranslator>

namespace ccr::ui {

/// The texts of the program in one language; windows hear of a change by LanguageChange. GUI thread, one object.
class Language final
{
public:
    /// "en", "zh_CN", or empty for the system's.
    void apply(const QString &code);
    QString code() const { return m_code; }

private:
    QTranslator m_ours;
    QTranslator m_qt; ///< standard buttons and dialogs
    QString m_code;
};

} // namespace ccr::ui
