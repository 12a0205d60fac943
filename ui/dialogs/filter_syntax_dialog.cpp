#include "ui/dialogs/filter_syntax_dialog.h"

#include "ui/models/filter_completion.h"
#include "ui/theme/interface_font.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString row(const QString &example, const QString &meaning)
{
    return u"<tr><td><code>%1</code>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(example.toHtmlEscaped(), meaning.toHtmlEscaped());
}

QString nameOf(const logging::QueryFieldInfo &field)
{
    return QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size()));
}

} // namespace

FilterSyntaxDialog::FilterSyntaxDialog(QWidget *parent) : QDialog(parent), m_page(new QTextBrowser(this))
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_page, 1);
    layout->addWidget(buttons);
    resize(QSize(640, 620) * letterGrowth(font()));
    retranslate();
}

void FilterSyntaxDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

void FilterSyntaxDialog::retranslate()
{
    setWindowTitle(tr("Filter syntax"));
    m_page->setAccessibleName(tr("Filter syntax"));
    QString html =
        u"<p>"_s
        + tr("One language for requests and for the log. What cannot be read is underlined, and the last filter that could be read stays in force.")
              .toHtmlEscaped()
        + u"</p><table>"_s;
    html += row(u"timeout"_s, tr("the word, anywhere"));
    html += row(u"\"two words\""_s, tr("both, as they stand"));
    html += row(u"/re(gex)?/i"_s, tr("regular expression; i: capitals do not matter"));
    html += row(u"model:opus"_s, tr("part of the value"));
    html += row(u"model:claude-*-4"_s, tr("the whole value, * for any characters, ? for one"));
    html += row(u"rule:=default"_s, tr("exactly this value"));
    html += row(u"provider:glm,moonshot"_s, tr("one of several"));
    html += row(u"status:>=400"_s, tr("comparison: > >= < <= !="));
    html += row(u"ttft:2s..5s"_s, tr("from … to"));
    html += row(u"total:>1m size:>100k"_s, tr("durations: ms s m h d; sizes: k M G; a space means that both hold"));
    html += row(u"class:quota OR class:auth"_s, tr("one or the other; binds weaker than the space"));
    html += row(u"-path:*count_tokens*"_s, tr("the opposite; NOT is the same"));
    html += row(u"(a OR b) c"_s, tr("parentheses group"));
    html += row(u"time:15:00..15:30"_s, tr("times of today, days, or so long ago: -1h"));
    html += row(u"has:error"_s, tr("there is one: error, stall, cost, body, tool, retry, or any field"));
    html += row(u"@marked"_s, tr("what you have marked (Ctrl+B)"));
    html += row(u"field.status:429"_s, tr("a field of a log record, whatever its name means otherwise"));
    html += u"</table>"_s;
    const auto section = [&html](const QString &title, const std::vector<logging::QueryFieldInfo> &fields) {
        html += u"<h3>"_s + title.toHtmlEscaped() + u"</h3><table>"_s;
        for (const logging::QueryFieldInfo &field : fields) html += row(nameOf(field), fieldMeaning(field));
        html += u"</table>"_s;
    };
    section(tr("Names for requests"), exchangeFields());
    section(tr("Names for the log"), recordFields());
    m_page->setHtml(html);
}

} // namespace ccr::ui
