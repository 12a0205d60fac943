#pragma once

#include "proxy/api/proxy_control.h"
#include "ui/models/config_draft.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace ccr::ui {

class EmptyNote;
class TargetPicker;

/// Where a scenario goes when its target fails, in order. GUI thread.
class FallbackPage final : public QWidget
{
    Q_OBJECT
public:
    FallbackPage(ConfigDraft &draft, proxy::ProxyControl &proxy, QWidget *parent);
    void refresh();
    /// The keyboard goes to the fallback of this scenario.
    void focusOn(const QString &scenario, int row);
    void retranslate();

private:
    QString scenario() const;
    void change(const QStringList &targets, int current);
    void add(const QString &target);
    void move(int step);
    void remove();
    void showButtons();

    ConfigDraft &m_draft;
    proxy::ProxyControl &m_proxy;
    QLabel *m_scenarioLabel;
    QComboBox *m_scenario;
    QListWidget *m_list;
    EmptyNote *m_empty;
    TargetPicker *m_picker;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QLabel *m_hint;
};

/// "✓", "△ left alone after failures", "✕ unknown provider": the state of a target's provider. Sign first, words behind it.
QString healthText(const QString &target, const proxy::ProxyState &state);

} // namespace ccr::ui
