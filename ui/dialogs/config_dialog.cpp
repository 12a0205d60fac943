#include "ui/dialogs/config_dialog.h"

#include "ui/models/config_text.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto checkDelay = 250ms;

// What these windows can change comes before an unknown key somewhere.
bool isAboutRouting(const proxy::ConfigFinding &finding)
{
    return finding.isError || finding.pointer.startsWith("/Router"_L1) || finding.pointer.startsWith("/Providers"_L1)
           || finding.pointer.startsWith("/fallback"_L1);
}

QString row(const DraftChange &change)
{
    const auto cell = [](const QString &text) { return text.isEmpty() ? u"—"_s : text.toHtmlEscaped(); };
    return u"<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;→&nbsp;&nbsp;</td><td>%3</td></tr>"_s.arg(
        change.place.toHtmlEscaped(), cell(change.before), cell(change.after));
}

} // namespace

ConfigDialog::ConfigDialog(const QString &name, Workspace &workspace, QWidget *parent)
    : Dialog(name, parent),
      m_workspace(workspace),
      m_content(new QVBoxLayout),
      m_message(new QLabel(this)),
      m_messageAction(new QPushButton(this)),
      m_comparison(new QTextBrowser(this)),
      m_compare(new QPushButton(this)),
      m_revert(new QPushButton(this)),
      m_undo(new QPushButton(this)),
      m_redo(new QPushButton(this)),
      m_cancel(new QPushButton(this)),
      m_save(new QPushButton(this))
{
    m_message->setObjectName(u"configMessage"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_comparison->setObjectName(u"comparison"_s);
    m_comparison->hide();
    m_compare->setObjectName(u"compare"_s);
    m_compare->setCheckable(true);
    m_undo->setObjectName(u"undo"_s);
    m_cancel->setObjectName(u"cancel"_s);
    m_save->setObjectName(u"save"_s);
    m_messageAction->setObjectName(u"configMessageAction"_s);
    m_messageAction->hide();
    for (QPushButton *button : {m_compare, m_revert, m_undo, m_redo, m_cancel, m_messageAction}) button->setAutoDefault(false);
    m_save->setDefault(true);

    auto *messages = new QHBoxLayout;
    messages->addWidget(m_message, 1);
    messages->addWidget(m_messageAction);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_compare, m_revert, m_undo, m_redo}) buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_content, 3);
    layout->addWidget(m_comparison, 1);
    layout->addLayout(messages);
    layout->addLayout(buttons);

    connect(m_compare, &QPushButton::toggled, this, &ConfigDialog::showComparison);
    connect(m_revert, &QPushButton::clicked, &m_draft, &ConfigDraft::revert);
    connect(m_undo, &QPushButton::clicked, &m_draft, &ConfigDraft::undo);
    connect(m_redo, &QPushButton::clicked, &m_draft, &ConfigDraft::redo);
    connect(m_cancel, &QPushButton::clicked, this, &ConfigDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &ConfigDialog::save);
    connect(m_messageAction, &QPushButton::clicked, this, [this] {
        if (const std::function<void()> act = m_act) act();
    });
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, &m_draft, &ConfigDraft::undo);
    connect(new QShortcut(QKeySequence::Redo, this), &QShortcut::activated, &m_draft, &ConfigDraft::redo);
    m_checkDelay.setSingleShot(true);
    m_checkDelay.setInterval(checkDelay);
    connect(&m_checkDelay, &QTimer::timeout, this, &ConfigDialog::check);
    connect(&m_draft, &ConfigDraft::changed, this, &ConfigDialog::refresh);
    connect(workspace.services.config, &proxy::ConfigControl::changed, this, &ConfigDialog::fileChanged);
    read();
}

void ConfigDialog::showEvent(QShowEvent *event)
{
    putButtonsLast();
    Dialog::showEvent(event);
}

// The keyboard begins in what the dialog is about, which was made after them.
void ConfigDialog::putButtonsLast()
{
    QWidget *last = previousInFocusChain();
    while (last != this && last->focusPolicy() == Qt::NoFocus) last = last->previousInFocusChain(); // Qt would refuse it
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_messageAction, m_comparison, m_compare, m_revert, m_undo, m_redo, m_cancel, m_save}) {
        setTabOrder(last, widget);
        last = widget;
    }
}

void ConfigDialog::read()
{
    m_workspace.services.config->read(this, [this](const proxy::ConfigSource &source) { take(source); });
}

void ConfigDialog::take(const proxy::ConfigSource &source)
{
    m_draft.load(source.root);
    setEnabled(true);
    if (!source.problem.isEmpty()) {
        say(
            Tone::Problem,
            [problem = source.problem] {
                return tr("The file cannot be read, so nothing can be changed here: %1").arg(configText(problem));
            },
            [] { return tr("Read again"); }, [this] { read(); });
        m_save->setEnabled(false);
        return;
    }
    m_isLoaded = true;
    if (m_act) say(Tone::Plain, {}); // what it offered is done
    loaded();
}

void ConfigDialog::fileChanged()
{
    if (!m_draft.isChanged()) return read();
    m_workspace.services.config->read(this, [this](const proxy::ConfigSource &source) {
        if (toJson(source.root) == toJson(m_draft.saved())) return; // our own saving, or a comment
        say(
            Tone::Warning, [] { return tr("The file was changed by another program."); }, [] { return tr("Take its version"); },
            [this] { read(); });
    });
}

void ConfigDialog::refresh()
{
    const bool isChanged = m_draft.isChanged();
    m_isWarned = false;
    m_save->setEnabled(isChanged && m_check.isUsable());
    m_revert->setEnabled(isChanged);
    m_undo->setEnabled(m_draft.canUndo());
    m_redo->setEnabled(m_draft.canRedo());
    nameCancel();
    setWindowModified(isChanged);
    if (!m_comparison->isHidden()) showComparison();
    m_checkDelay.start();
    draftChanged();
}

void ConfigDialog::nameCancel()
{
    m_cancel->setText(m_draft.isChanged() ? tr("Cancel") : tr("Close"));
}

void ConfigDialog::check()
{
    m_workspace.services.config->check(m_draft.root(), this, [this](const proxy::ConfigCheck &result) { takeCheck(result); });
}

void ConfigDialog::takeCheck(const proxy::ConfigCheck &result)
{
    m_check = result;
    std::stable_partition(m_check.findings.begin(), m_check.findings.end(), isAboutRouting);
    m_save->setEnabled(m_draft.isChanged() && m_check.isUsable());
    if (!m_check.findings.empty()) {
        const proxy::ConfigFinding &first = m_check.findings.front();
        const qsizetype more = static_cast<qsizetype>(m_check.findings.size()) - 1;
        QString text = configText(first.message);
        if (!first.pointer.isEmpty()) text.prepend(first.pointer.mid(1).replace(u'/', u'.') + u": "_s);
        if (more > 0) text += u' ' + tr("(and %n more)", nullptr, static_cast<int>(more));
        say(first.isError ? Tone::Problem : Tone::Warning, [text] { return text; }); // retranslate() comes here
        m_saysFinding = true;
    } else if (m_saysFinding) {
        say(Tone::Plain, {});
    }
    checked();
}

void ConfigDialog::say(Tone tone, SaidText text, SaidText action, std::function<void()> act)
{
    m_saysFinding = false;
    m_tone = tone;
    const QString sign = tone == Tone::Problem ? u"✕ "_s : tone == Tone::Warning ? u"△ "_s : QString();
    ui::say(*m_message, text ? [sign, text] { return sign + text(); } : SaidText());
    m_messageAction->setVisible(action != nullptr);
    ui::say(*m_messageAction, std::move(action));
    m_act = std::move(act);
    restyle();
}

void ConfigDialog::save()
{
    if (!m_save->isEnabled()) return;
    m_save->setEnabled(false);
    const Json5Value root = m_draft.root();
    m_workspace.services.config->save(m_draft.saved(), root, this, [this, root](const Result<Done> &saved) { takeSaved(saved, root); });
}

void ConfigDialog::takeSaved(const Result<Done> &saved, const Json5Value &root)
{
    if (saved) {
        m_draft.setSaved(root);
        return say(Tone::Plain, [] { return tr("Saved. Running requests are not disturbed; the next one uses it."); });
    }
    m_save->setEnabled(m_draft.isChanged());
    const auto text = [error = saved.error()] { return configText(error); };
    if (saved.error().kind == ErrorKind::Conflict)
        return say(
            Tone::Problem, text, [] { return tr("Take its version"); }, [this] { read(); });
    say(Tone::Problem, text);
}

void ConfigDialog::showComparison()
{
    m_comparison->setVisible(m_compare->isChecked());
    QString rows;
    for (const DraftChange &change : m_draft.changes()) rows += row(change);
    m_comparison->setHtml(rows.isEmpty() ? tr("Nothing differs from the saved file.").toHtmlEscaped()
                                         : u"<table>"_s + rows + u"</table>"_s);
}

void ConfigDialog::reject()
{
    if (m_draft.isChanged() && !m_isWarned) {
        m_isWarned = true;
        return say(
            Tone::Warning, [] { return tr("There are unsaved changes. Press Esc again to discard them."); }, [] { return tr("Discard"); },
            [this] { Dialog::reject(); });
    }
    Dialog::reject();
}

void ConfigDialog::retranslate()
{
    m_compare->setText(tr("Com&pare with saved"));
    m_revert->setText(tr("Re&vert"));
    m_revert->setToolTip(tr("Back to what is saved; this can be undone"));
    m_undo->setText(tr("&Undo"));
    m_redo->setText(tr("Red&o"));
    nameCancel();
    m_save->setText(tr("&Save"));
    m_comparison->setAccessibleName(tr("Differences from the saved file"));
    if (!m_comparison->isHidden()) showComparison();
    if (m_saysFinding) takeCheck(m_check);
}

void ConfigDialog::restyle()
{
    QPalette colours = palette();
    if (m_tone != Tone::Plain) colours.setColor(QPalette::WindowText, m_tone == Tone::Problem ? themeColours().error : themeColours().warn);
    m_message->setPalette(colours);
}

} // namespace ccr::ui
