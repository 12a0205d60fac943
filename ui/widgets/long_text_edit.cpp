#include "ui/widgets/long_text_edit.h"

#include "ui/models/text_part.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype longest = 64 * 1024; ///< that is laid out at once without being noticed, even as one line

} // namespace

LongTextEdit::LongTextEdit(const QString &name, const QString &text, QWidget *parent)
    : QWidget(parent), m_text(text), m_edit(new QPlainTextEdit(this))
{
    m_edit->setObjectName(name);
    m_edit->setFont(monospaceFont());
    m_edit->setTabChangesFocus(true);
    m_edit->setEnabled(!text.isEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    if (text.size() > longest) {
        m_hint = new QLabel(this);
        m_hint->setWordWrap(true);
        m_editAll = new QPushButton(this);
        m_editAll->setObjectName(name + u"All"_s);
        m_editAll->setAutoDefault(false);
        connect(m_editAll, &QPushButton::clicked, this, &LongTextEdit::editAll);
        auto *bar = new QHBoxLayout;
        bar->addWidget(m_hint, 1);
        bar->addWidget(m_editAll);
        layout->addLayout(bar);
        m_edit->setReadOnly(true);
    } else {
        m_edit->setPlainText(text);
    }
    layout->addWidget(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] { m_isEdited = true; });
}

bool LongTextEdit::isPart() const
{
    return m_edit->isReadOnly();
}

QString LongTextEdit::text() const
{
    return m_isEdited ? m_edit->toPlainText() : m_text;
}

void LongTextEdit::fill(const QString &text)
{
    const QSignalBlocker notEdited(m_edit);
    m_edit->setPlainText(text);
}

void LongTextEdit::editAll()
{
    fill(m_text);
    m_edit->setReadOnly(false);
    m_hint->hide();
    m_editAll->hide();
    m_edit->setFocus();
}

void LongTextEdit::retranslate()
{
    if (!isPart()) return;
    fill(beginAndEnd(m_text, tr("… %L1 more characters, which are sent as well …").arg(charactersBetween(m_text))));
    m_hint->setText(tr("This is its begin and its end; all of it is sent."));
    m_editAll->setText(tr("Edit all (%1)").arg(bytesText(m_text.toUtf8().size())));
}

} // namespace ccr::ui
