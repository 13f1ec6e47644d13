import { type ComponentType, lazy, type ReactNode } from 'react';

/** A face of the page with antd around it, both loaded when it is first shown. */
export function withAntd<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [{ AntdProviders }, Inner] = await Promise.all([import('./AntdProviders.tsx'), load()]);
    return {
      default: (props: Props): ReactNode => (
        <AntdProviders>
          <Inner {...props} />
        </AntdProviders>
      ),
    };
  });
}
