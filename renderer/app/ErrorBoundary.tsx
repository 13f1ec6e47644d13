import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useT } from '../i18n/words.ts';
import { PlainButton } from '../ui/PlainButton.tsx';

interface Props {
  readonly children: ReactNode;
  /** changing it (the page's address) tries again */
  readonly resetKey?: string;
}
interface State {
  readonly error: Error | undefined;
}

/** Keeps a defect in one page from taking the desk down; says what it means and offers a way on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidCatch(error: Error, from: ErrorInfo): void {
    console.error(error, from.componentStack);
  }

  override componentDidUpdate(previous: Props): void {
    if (previous.resetKey !== this.props.resetKey && this.state.error) this.setState({ error: undefined });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ErrorPage error={error} onRetry={() => this.setState({ error: undefined })} />;
  }
}

function ErrorPage(props: { readonly error: Error; readonly onRetry: () => void }): ReactNode {
  const t = useT();
  return (
    <div className="desk-centre" role="alert">
      <div className="desk-card">
        <h1>{t('app.errorPage.title')}</h1>
        <p>{t('app.errorPage.body')}</p>
        <pre className="desk-code">{`${props.error.name}: ${props.error.message}`}</pre>
        <div className="desk-form-foot">
          <PlainButton look="primary" onClick={props.onRetry}>
            {t('app.errorPage.retry')}
          </PlainButton>
          <PlainButton
            onClick={() => {
              window.location.hash = '#/';
              props.onRetry();
            }}
          >
            {t('app.errorPage.home')}
          </PlainButton>
        </div>
      </div>
    </div>
  );
}
