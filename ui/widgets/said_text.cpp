#include "ui/widgets/said_text.h"

#include <QEvent>
#include <QWidget>

namespace ccr::ui {

namespace {

constexpr char textProperty[] = "text"; // of labels and of buttons

class Speaker final : public QObject
{
public:
    explicit Speaker(QWidget &widget) : QObject(&widget), m_widget(widget) { widget.installEventFilter(this); }

    void say(SaidText text)
    {
        m_text = std::move(text);
        m_said = m_text ? m_text() : QString();
        m_widget.setProperty(textProperty, m_said);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange && m_text && m_widget.property(textProperty).toString() == m_said) say(m_text);
        return false;
    }

private:
    QWidget &m_widget;
    SaidText m_text;
    QString m_said; ///< another text stands there: it is not ours any more
};

} // namespace

void say(QWidget &widget, SaidText text)
{
    for (QObject *child : widget.children())
        if (auto *speaker = dynamic_cast<Speaker *>(child)) return speaker->say(std::move(text));
    (new Speaker(widget))->say(std::move(text));
}

} // namespace ccr::ui
