#pragma once

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QRect>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

namespace ccr::testing {

/// How far two pictures are apart: all over, and in the block that differs most. Soft edges that another processor draws differ by a
/// few steps of brightness, which do not count; what moved, came, went or changed its colour differs in whole blocks.
struct PictureDifference
{
    static constexpr int blockSize = 8;      ///< pixels of a reduced picture
    static constexpr int mostSteps = 3;      ///< of 255, that a point may be off
    static constexpr double mostMean = 0.5;  ///< likewise
    static constexpr double mostInBlock = 4; ///< likewise

    double mean = 0;
    double worst = 0;
    QRect place;         ///< of the worst block
    QList<QRect> blocks; ///< all that differ too much

    bool isSeen() const { return mean > mostMean || !blocks.isEmpty(); }
};

constexpr qsizetype mostColours = 256;

/// At half the size that it has on the screen, whatever the scale of that is: enough to find what changed.
inline QImage reduced(const QImage &picture)
{
    const QSize half = (QSizeF(picture.size()) / picture.devicePixelRatio() / 2).toSize();
    return picture.convertToFormat(QImage::Format_RGB32).scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// With the 256 colours that stand for most of it, others with the nearest of these, so that its file is small.
inline QImage withFewColours(const QImage &picture)
{
    const auto distance = [](QRgb a, QRgb b) {
        const int red = qRed(a) - qRed(b), green = qGreen(a) - qGreen(b), blue = qBlue(a) - qBlue(b);
        return red * red + green * green + blue * blue;
    };
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) ++counts[picture.pixel(x, y)];
    QList<QRgb> colours = counts.keys();
    std::sort(colours.begin(), colours.end(),
              [&](QRgb a, QRgb b) { return counts.value(a) != counts.value(b) ? counts.value(a) > counts.value(b) : a < b; });
    QList<QRgb> palette = colours.mid(0, mostColours / 4);                           // grounds and whole lines, as they are
    for (int apart = 16 * 16; apart > 0 && palette.size() < mostColours; apart /= 4) // rare ones that are like none, then closer ones
        for (const QRgb colour : std::as_const(colours)) {
            const bool isNew = std::none_of(palette.cbegin(), palette.cend(), [&](QRgb one) { return distance(one, colour) < apart; });
            if (isNew && palette.size() < mostColours) palette.append(colour);
        }
    QHash<QRgb, uchar> nearest;
    QImage result(picture.size(), QImage::Format_Indexed8);
    result.setColorTable(palette);
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb colour = picture.pixel(x, y);
            auto known = nearest.constFind(colour);
            if (known == nearest.constEnd()) {
                const auto best = std::min_element(palette.cbegin(), palette.cend(),
                                                   [&](QRgb a, QRgb b) { return distance(a, colour) < distance(b, colour); });
                known = nearest.insert(colour, static_cast<uchar>(best - palette.cbegin()));
            }
            result.scanLine(y)[x] = *known;
        }
    return result;
}

/// Of two reduced pictures; nothing: they have not the same size.
inline std::optional<PictureDifference> differenceBetween(const QImage &approved, const QImage &now)
{
    if (approved.size() != now.size() || now.isNull()) return {};
    const auto apart = [&](int x, int y) {
        const QRgb a = approved.pixel(x, y), b = now.pixel(x, y);
        const int most = std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
        return most > PictureDifference::mostSteps ? most : 0;
    };
    PictureDifference result;
    double sum = 0;
    constexpr int size = PictureDifference::blockSize;
    for (int top = 0; top < now.height(); top += size)
        for (int left = 0; left < now.width(); left += size) {
            const QRect block = QRect(left, top, size, size).intersected(now.rect());
            int inBlock = 0;
            for (int y = block.top(); y <= block.bottom(); ++y)
                for (int x = block.left(); x <= block.right(); ++x) inBlock += apart(x, y);
            sum += inBlock;
            const double mean = double(inBlock) / (size * size); // a sliver at the border weighs little
            if (mean > PictureDifference::mostInBlock) result.blocks.append(block);
            if (mean <= result.worst) continue;
            result.worst = mean;
            result.place = block;
        }
    result.mean = sum / (double(now.width()) * now.height());
    return result;
}

/// Both pictures, and the second once more with the blocks that differ framed.
inline QImage differencePicture(const QImage &approved, const QImage &now, const QList<QRect> &blocks)
{
    const QSize cell = approved.size().expandedTo(now.size());
    QImage sheet(cell.width() * 3 + 16, cell.height(), QImage::Format_RGB32);
    sheet.fill(Qt::magenta);
    QPainter painter(&sheet);
    painter.drawImage(0, 0, approved);
    painter.drawImage(cell.width() + 8, 0, now);
    painter.translate(cell.width() * 2 + 16, 0);
    painter.drawImage(0, 0, now);
    painter.setPen(Qt::red);
    for (const QRect &block : blocks) painter.drawRect(block.adjusted(0, 0, -1, -1));
    return sheet;
}

} // namespace ccr::testing
