import type { ComponentProps } from 'react';
import css from './button.module.css';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look: 'outlined' | 'plain' | 'link' | 'icon';
}

export function Button({ look, className = '', ...props }: ButtonProps) {
  return <button type="button" {...props} className={`${css[look]} ${className}`} />;
}
