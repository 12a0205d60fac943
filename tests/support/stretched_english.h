#pragma once

#include <QCoreApplication>
#include <QTranslator>

#include <cmath>

namespace ccr::testing {

/// A language for tests alone: English with accents, two fifths longer. A text that is cut in it would be cut in some real one.
/// In force while it lives.
class StretchedEnglish : public QTranslator
{
public:
    StretchedEnglish() { QCoreApplication::installTranslator(this); }
    ~StretchedEnglish() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString english = QString::fromUtf8(source);
        const qsizetype more = qsizetype(std::ceil(double(english.size()) * 0.4));
        // The signs that tell a text of the window from one that nobody can translate, as far as they fit.
        const QString begin = more >= 8 ? QStringLiteral("[!! ") : QString();
        const QString end = more >= 8 ? QStringLiteral(" !!]") : QString();
        return begin + accented(english) + filling(more - begin.size() - end.size()) + end;
    }

private:
    // In words, so that it wraps as a sentence does.
    static QString filling(qsizetype length)
    {
        QString text(length, u'~');
        for (qsizetype i = 8; i < length - 2; i += 8) text[i] = u' ';
        return text;
    }

    // Places of values, letters with Alt and tags stay what they are.
    static QString accented(const QString &english)
    {
        static const QString plain = QStringLiteral("aeiouyAEIOUY");
        static const QString accents = QStringLiteral("áéíóúýÁÉÍÓÚÝ");
        QString text = english;
        bool isTag = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'<' || text[i] == u'>') isTag = text[i] == u'<';
            const bool isKept = isTag || (i > 0 && (text[i - 1] == u'%' || text[i - 1] == u'&'));
            const qsizetype letter = plain.indexOf(text[i]);
            if (!isKept && letter >= 0) text[i] = accents[letter];
        }
        return text;
    }
};

} // namespace ccr::testing
