#pragma once

#include "proxy/api/trial_control.h"

#include <QWidget>

class QLabel;

namespace ccr::ui {

/// The five steps of a provider's test as they pass, and what it says when one fails. GUI thread.
class ProbeView final : public QWidget
{
    Q_OBJECT
public:
    explicit ProbeView(QWidget *parent);

    void clear();
    void showReport(const proxy::ProbeReport &report, const QString &provider);
    /// "DNS ✓ 12 ms, TLS ✓ 40 ms …"
    QString summary() const;
    void retranslate();
    void restyle() { retranslate(); }

private:
    QString tickText(proxy::ProbeStep step) const;

    std::optional<proxy::ProbeReport> m_report;
    QString m_provider;
    QList<QLabel *> m_ticks;
    QLabel *m_message;
};

} // namespace ccr::ui
