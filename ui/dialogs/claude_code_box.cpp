#include "ui/dialogs/claude_code_box.h"

#include "proxy/api/proxy_control.h"
#include "proxy/api/setup_control.h"
#include "ui/models/config_text.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

ClaudeCodeBox::ClaudeCodeBox(Workspace &workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_state(new QLabel(this)), m_write(new QPushButton(this))
{
    m_state->setObjectName(u"claudeCodeState"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_write->setObjectName(u"pointClaudeCode"_s);
    m_write->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    layout->addWidget(m_write, 0, Qt::AlignLeft);
    connect(m_write, &QPushButton::clicked, this, &ClaudeCodeBox::write);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &ClaudeCodeBox::retranslate);
    retranslate();
    read();
}

void ClaudeCodeBox::read()
{
    m_workspace.services.setup->readClaude(this, [this](const QString &target) {
        m_target = target;
        retranslate();
    });
}

void ClaudeCodeBox::write()
{
    m_write->setEnabled(false);
    m_workspace.services.setup->connectClaude(m_workspace.services.proxy.state().baseUrl(), this, [this](const Result<QString> &path) {
        m_problem = path ? QString() : configText(path.error());
        read();
    });
}

QString ClaudeCodeBox::stateText() const
{
    const QString path = m_workspace.services.setup->claudeSettingsPath();
    if (!m_problem.isEmpty()) return u"✕ "_s + m_problem;
    if (m_target.isEmpty()) return tr("Claude Code’s settings (%1) do not say where its requests go.").arg(path);
    if (m_target == m_workspace.services.proxy.state().baseUrl())
        return u"✓ "_s + tr("Claude Code’s settings (%1) send its requests here.").arg(path);
    return u"△ "_s + tr("Claude Code’s settings (%1) send its requests to %2.").arg(path, m_target);
}

void ClaudeCodeBox::retranslate()
{
    QPalette colours = palette();
    if (!m_problem.isEmpty()) colours.setColor(QPalette::WindowText, themeColours().error);
    m_state->setPalette(colours);
    m_state->setText(stateText());
    m_write->setText(tr("Send Claude Code’s requests here"));
    m_write->setToolTip(tr("Changes two variables in %1; a backup is kept").arg(m_workspace.services.setup->claudeSettingsPath()));
    m_write->setEnabled(!m_problem.isEmpty() || m_target != m_workspace.services.proxy.state().baseUrl());
}

bool ClaudeCodeBox::fits(const QString &text) const
{
    return m_write->text().contains(text, Qt::CaseInsensitive) || m_state->text().contains(text, Qt::CaseInsensitive);
}

} // namespace ccr::ui
