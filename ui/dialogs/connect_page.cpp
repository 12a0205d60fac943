#include "ui/dialogs/connect_page.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "proxy/api/setup_control.h"
#include "ui/main_window/setup_text.h"
#include "ui/models/config_text.h"
#include "ui/models/error_advice.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/trouble_text.h"
#include "ui/workspace/update_source.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

ConnectPage::ConnectPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_title(new QLabel(this)),
      m_explanation(new QLabel(this)),
      m_line(new QLineEdit(this)),
      m_copy(new QPushButton(this)),
      m_write(new QPushButton(this)),
      m_written(new QLabel(this)),
      m_waiting(new QLabel(this)),
      m_test(new QPushButton(this)),
      m_trouble(new QLabel(this)),
      m_useNext(new QToolButton(this)),
      m_retry(new QToolButton(this)),
      m_weekly(new QCheckBox(this))
{
    for (QLabel *label : {m_explanation, m_written, m_waiting, m_trouble}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    for (QPushButton *button : {m_copy, m_write, m_test}) button->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    addSetup(*layout);
    layout->addSpacing(12);
    addFirstRequest(*layout);
    layout->addStretch();
    prepareWeekly();
    layout->addWidget(m_weekly);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &ConnectPage::retranslate);
    connect(workspace.services.logging.exchangeFeed(), &logging::ExchangeFeed::exchangesChanged, this, &ConnectPage::take);
    retranslate();
}

void ConnectPage::addSetup(QVBoxLayout &layout)
{
    m_line->setObjectName(u"setupLine"_s);
    m_line->setReadOnly(true);
    m_line->setFont(monospaceFont());
    m_copy->setObjectName(u"copySetup"_s);
    m_write->setObjectName(u"writeSettings"_s);
    m_written->setObjectName(u"settingsWritten"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_line, 1);
    row->addWidget(m_copy);
    layout.addLayout(row);
    layout.addWidget(m_write, 0, Qt::AlignLeft);
    layout.addWidget(m_written);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_line->text() + u'\n'); });
    connect(m_write, &QPushButton::clicked, this, &ConnectPage::writeSettings);
}

void ConnectPage::addFirstRequest(QVBoxLayout &layout)
{
    m_waiting->setObjectName(u"waiting"_s);
    m_test->setObjectName(u"sendTest"_s);
    m_trouble->setObjectName(u"listenTrouble"_s);
    m_useNext->setDefaultAction(m_workspace.actions.action(u"port.useNext"_s));
    m_retry->setDefaultAction(m_workspace.actions.action(u"port.retry"_s));
    auto *trouble = new QHBoxLayout;
    trouble->addWidget(m_trouble, 1);
    trouble->addWidget(m_useNext);
    trouble->addWidget(m_retry);
    auto *waiting = new QHBoxLayout;
    waiting->addWidget(m_waiting, 1);
    waiting->addWidget(m_test);
    layout.addLayout(trouble);
    layout.addLayout(waiting);
    connect(m_test, &QPushButton::clicked, this, [this] { m_workspace.services.proxy.sendTestRequest(); });
}

void ConnectPage::prepareWeekly()
{
    const UpdateSource *const updates = m_workspace.services.updates;
    m_weekly->setObjectName(u"weeklyUpdates"_s);
    m_weekly->setVisible(updates && !updates->address().isEmpty());
    m_weekly->setChecked(m_workspace.services.settings.value(QLatin1StringView(UpdateSource::weeklyKey)).toBool());
    connect(m_weekly, &QCheckBox::toggled, this,
            [this](bool isWanted) { m_workspace.services.settings.setValue(QLatin1StringView(UpdateSource::weeklyKey), isWanted); });
}

void ConnectPage::writeSettings()
{
    m_write->setEnabled(false);
    m_workspace.services.setup->connectClaude(m_workspace.services.proxy.state().baseUrl(), this, [this](const Result<QString> &path) {
        m_write->setEnabled(true);
        say(*m_written,
            [path] { return path ? u"✓ "_s + tr("%1 was written. Restart Claude Code.").arg(*path) : u"✕ "_s + configText(path.error()); });
    });
}

void ConnectPage::take(const QList<logging::ExchangeSnapshot> &batch)
{
    for (const logging::ExchangeSnapshot &exchange : batch) {
        if (exchange.outcome == logging::Outcome::InFlight || exchange.startedAt < m_since || exchange.askedModel.empty()) continue;
        if (m_first && !isFailure(*m_first)) return;
        m_first = exchange;
        if (!isFailure(exchange)) Q_EMIT succeeded();
    }
    retranslate();
}

QString ConnectPage::resultText(const logging::ExchangeSnapshot &exchange)
{
    if (isFailure(exchange)) return u"✕ "_s + tr("The first request failed: %1").arg(failureWords(exchange));
    const std::optional<nanoseconds> first = exchange.stream.firstContent ? exchange.stream.firstContent : exchange.total;
    const QString time = durationText(first.value_or(nanoseconds(0)));
    return u"✓ "_s
           + (exchange.cost ? tr("It works: %1 to the first token, %2.").arg(time, moneyText(exchange.cost))
                            : tr("It works: %1 to the first token.").arg(time));
}

// Nothing can arrive while the port is not ours: that is said in the place of waiting for it.
void ConnectPage::showTrouble(const proxy::ProxyState &state)
{
    const bool isDown = state.status == proxy::ProxyState::Status::Failed;
    const bool isInUse = isDown && state.trouble == proxy::ProxyState::Trouble::PortInUse;
    if (!isInUse) m_holder.reset();
    if (isInUse && !m_holder && m_workspace.services.ports) {
        m_holder = proxy::PortHolder();
        m_workspace.services.ports->findHolder(state.host, state.port, this, [this](const proxy::PortHolder &holder) {
            m_holder = holder;
            retranslate();
        });
    }
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, themeColours().error);
    m_trouble->setPalette(colours);
    const QString text = isInUse && m_holder && !m_holder->program.isEmpty() ? portHolderText(state.port, *m_holder) : listenTrouble(state);
    m_trouble->setText(isDown ? u"✕ "_s + text : QString());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_trouble, m_retry}) widget->setVisible(isDown);
    m_useNext->setVisible(isInUse && m_useNext->defaultAction()->isEnabled());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_waiting, m_test}) widget->setVisible(!isDown);
}

void ConnectPage::retranslate()
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setText(tr("Connect Claude Code"));
    m_explanation->setText(tr("Paste this line into the terminal in which you start Claude Code:"));
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    m_line->setText(setupText(state, Shell::Bash).trimmed());
    m_line->setCursorPosition(0);
    m_line->setAccessibleName(tr("Line for the terminal"));
    m_copy->setText(tr("&Copy"));
    const QString path = m_workspace.services.setup->claudeSettingsPath();
    m_write->setText(tr("&Write it into Claude Code’s settings instead"));
    m_write->setToolTip(tr("Changes two variables in %1; a backup is kept").arg(path));
    m_test->setText(tr("&Send a test request"));
    m_test->setEnabled(state.status == proxy::ProxyState::Status::Running);
    m_weekly->setText(tr("&Look for a newer version once a week; it is shown in the Help menu"));
    showTrouble(state);
    QPalette colours = palette();
    if (m_first) colours.setColor(QPalette::WindowText, isFailure(*m_first) ? themeColours().error : themeColours().ok);
    m_waiting->setPalette(colours);
    m_waiting->setText(m_first ? resultText(*m_first) : tr("Waiting for the first request…"));
}

} // namespace ccr::ui
