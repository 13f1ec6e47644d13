import type { ComponentType, ReactNode } from 'react';
import { type LateComponent, lateComponent } from './Chunk.tsx';

/** A face of the page with antd around it, both in files of their own. */
export function withAntd<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LateComponent<Props> {
  return lateComponent(async () => {
    const [{ AntdProviders }, Inner] = await Promise.all([import('./AntdProviders.tsx'), load()]);
    return (props: Props): ReactNode => (
      <AntdProviders>
        <Inner {...props} />
      </AntdProviders>
    );
  });
}
