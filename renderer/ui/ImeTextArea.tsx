import { Input } from 'antd';
import type { TextAreaProps } from 'antd/es/input/index.js';
import { type ReactNode, useEffect, useRef, useState } from 'react';

export interface ImeTextAreaProps
  extends Omit<TextAreaProps, 'value' | 'onChange' | 'defaultValue' | 'autoSize' | 'className'> {
  readonly value?: string | undefined;
  readonly onChange?: (text: string) => void;
}

/** ImeInput for several lines; grows by CSS, since antd's autoSize writes style attributes, which the CSP refuses. */
export function ImeTextArea({ value = '', onChange, ...rest }: ImeTextAreaProps): ReactNode {
  const [text, setText] = useState(value);
  const isComposing = useRef(false);
  useEffect(() => {
    if (!isComposing.current) setText(value);
  }, [value]);
  return (
    <Input.TextArea
      rows={2}
      {...rest}
      className="desk-text-area"
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (!isComposing.current) onChange?.(event.target.value);
      }}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        setText(event.currentTarget.value);
        onChange?.(event.currentTarget.value);
      }}
    />
  );
}
