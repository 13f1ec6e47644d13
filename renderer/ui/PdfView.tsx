import { Button } from 'antd';
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/words.ts';

GlobalWorkerOptions.workerSrc = workerUrl;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const FIT = 0;

/** The real pages of a PDF made by the service. Pages are drawn when `bytes` changes; the old ones stay until then. */
export function PdfView({
  bytes,
  label,
}: {
  readonly bytes: Uint8Array | undefined;
  readonly label?: string;
}): ReactNode {
  const t = useT();
  const [pages, setPages] = useState<readonly PDFPageProxy[]>([]);
  const [hasFailed, setHasFailed] = useState(false);
  const [zoom, setZoom] = useState(FIT);
  useEffect(() => {
    if (!bytes) return undefined;
    let isCurrent = true;
    let opened: PDFDocumentProxy | undefined;
    // pdf.js takes the buffer for itself: give it a copy; fonts are embedded, so nothing else is fetched
    const task = getDocument({ data: bytes.slice(), useSystemFonts: false });
    task.promise
      .then(async (pdf) => {
        opened = pdf;
        const all = await Promise.all(
          Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)),
        );
        if (!isCurrent) return;
        setHasFailed(false);
        setPages(all);
      })
      .catch((thrown: unknown) => {
        if (!isCurrent) return;
        console.error(thrown);
        setHasFailed(true);
      });
    return () => {
      isCurrent = false;
      void (opened ? opened.loadingTask.destroy() : task.destroy());
    };
  }, [bytes]);
  const step = (by: 1 | -1): void => {
    const at = zoom === FIT ? ZOOMS.indexOf(1) : ZOOMS.indexOf(zoom);
    setZoom(ZOOMS[Math.min(Math.max(at + by, 0), ZOOMS.length - 1)] ?? 1);
  };
  return (
    <section className="desk-pdf" aria-label={label ?? t('ui.pdf.label')}>
      <div className="desk-toolbar">
        <span className="desk-figures" data-testid="pdf-pages">
          {pages.length > 0 ? t('ui.pdf.pageCount', { count: pages.length }) : ''}
        </span>
        <Button
          size="small"
          onClick={() => step(-1)}
          aria-label={t('ui.pdf.zoomOut')}
          title={t('ui.pdf.zoomOut')}
        >
          −
        </Button>
        <span className="desk-figures">{zoom === FIT ? t('ui.pdf.fit') : `${zoom * 100} %`}</span>
        <Button
          size="small"
          onClick={() => step(1)}
          aria-label={t('ui.pdf.zoomIn')}
          title={t('ui.pdf.zoomIn')}
        >
          +
        </Button>
        <Button size="small" disabled={zoom === FIT} onClick={() => setZoom(FIT)}>
          {t('ui.pdf.fit')}
        </Button>
      </div>
      {hasFailed ? (
        <p className="desk-red" role="alert">
          ✗ {t('ui.pdf.failed')}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the pages scroll by keyboard */}
      <div className="desk-pdf-pages" tabIndex={0} role="document" aria-label={label ?? t('ui.pdf.label')}>
        {pages.map((page) => (
          <PdfPage key={page.pageNumber} page={page} zoom={zoom} />
        ))}
      </div>
    </section>
  );
}

function PdfPage({ page, zoom }: { readonly page: PDFPageProxy; readonly zoom: number }): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const t = useT();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const plain = page.getViewport({ scale: 1 });
    const room = (element.parentElement?.clientWidth ?? plain.width) - 24;
    const scale = zoom === FIT ? Math.min(room / plain.width, 1.6) : zoom * (96 / 72);
    const viewport = page.getViewport({ scale: scale * window.devicePixelRatio });
    element.width = Math.floor(viewport.width);
    element.height = Math.floor(viewport.height);
    element.style.width = `${Math.floor(plain.width * scale)}px`;
    element.style.height = `${Math.floor(plain.height * scale)}px`;
    const task = page.render({ canvas: element, viewport });
    task.promise.catch((thrown: unknown) => {
      // a newer page or zoom replaced this drawing
      if (!(thrown instanceof Error && thrown.name === 'RenderingCancelledException')) console.error(thrown);
    });
    return () => task.cancel();
  }, [page, zoom]);
  return <canvas ref={canvas} role="img" aria-label={t('ui.pdf.page', { page: page.pageNumber })} />;
}
